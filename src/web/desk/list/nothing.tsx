/** An empty place that says what to do. */
import type { ReactNode } from 'react'

export function Nothing({ title, about, children }: { title: string; about: string; children?: ReactNode }) {
  return (
    <div className="nothing">
      <h2>{title}</h2>
      <p>{about}</p>
      {children}
    </div>
  )
}
