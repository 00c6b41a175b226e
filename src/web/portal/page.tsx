/** One page: its heading takes the focus after a change of page, so that readers hear where they are. */
import { type ReactNode, useEffect, useRef } from 'react'
import { useCity } from './city.tsx'
import { useTexts } from './words.ts'

/** The first page of a visit keeps the browser's own focus. */
let visited = false

interface PageProps {
  title: string
  /** Shown in place of the title, which stays the document's. */
  heading?: ReactNode
  className?: string
  children: ReactNode
}

export function Page({ title, heading, className = '', children }: PageProps) {
  const t = useTexts()
  const city = useCity().value?.name ?? ''
  const head = useRef<HTMLHeadingElement>(null)
  useEffect(() => {
    document.title = t('brand.title', { page: title, city })
  }, [t, title, city])
  useEffect(() => {
    if (visited) {
      window.scrollTo(0, 0)
      head.current?.focus({ preventScroll: true })
    }
    visited = true
  }, [])
  return (
    <div className={`page ${className}`}>
      <h1 ref={head} tabIndex={-1}>
        {heading ?? title}
      </h1>
      {children}
    </div>
  )
}
