import type { Collector } from '../../domains/log-export/collector-port.ts'
import type { CollectorAddress } from '../../safety.ts'
import { otlpCollector } from './otlp.ts'
import { syslogCollector } from './syslog.ts'

/** The receiver at an address that was found safe. `sender` is the host that its lines name. */
export function openCollector(address: CollectorAddress, sender: string, token: string | null): Collector {
  if (address.protocol === 'otlp') return otlpCollector({ url: address.url, host: sender, token })
  const { host, port, isEncrypted } = address
  return syslogCollector({ host, port, isEncrypted, sender })
}
