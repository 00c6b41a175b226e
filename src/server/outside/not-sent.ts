/** A message that did not go through. */
export class NotSent extends Error {
  /** Nobody knows whether it arrived: the connection was lost, or nothing was answered, after it had left. */
  readonly unsure: boolean
  constructor(message: string, unsure: boolean) {
    super(message)
    this.name = 'NotSent'
    this.unsure = unsure
  }
}
