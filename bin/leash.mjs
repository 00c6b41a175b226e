// Loaded into the server before anything else: when its launcher is gone, killed even, the server ends in order.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
// Listening alone must not keep a finished command alive.
process.channel?.unref()
