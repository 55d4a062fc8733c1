/** Whether the doors of the definition stand open, and how often somebody went through one: of a server started with notice-switch.ts. */
export const doors = { open: false, passed: 0 }
