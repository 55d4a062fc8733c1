-- Whatever goes with a client or by its age is destroyed by the jobs role: these tables came later and had not been given to it.
GRANT SELECT, DELETE ON client_message, log_request, log_explanation, log_hold TO seloste_jobs;
