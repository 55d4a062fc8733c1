import { SimulatorOrder, startSimulators } from './simulators.ts'

// The process that plays the outside systems in the demo: apart from the server, as they are in life. It ends when the
// server says so or is gone; a Ctrl-C in the terminal reaches both, and the server decides.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => {})

process.once('message', (message) => {
  void run(message)
})

async function run(message: unknown): Promise<void> {
  try {
    const simulators = await startSimulators(SimulatorOrder.parse(message))
    const stop = (): void => {
      void simulators.stop().finally(() => process.exit(0))
    }
    process.once('disconnect', stop)
    process.send?.({ ready: simulators.ready })
  } catch (error) {
    process.send?.({ failed: error instanceof Error ? error.message : String(error) })
    process.disconnect?.()
    process.exitCode = 1
  }
}
