/** Whether the doors of the definition stand open: heard only by a server that was started with notice-switch.ts. */
export const doors = { open: false }
