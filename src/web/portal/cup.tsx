/** A cup of tea: over it neighbours settle their quarrels. */
export function Cup() {
  return (
    <svg viewBox="0 0 32 32" className="cup" aria-hidden="true">
      <path className="cup-body" d="M6 14h17v5a7 7 0 0 1-7 7h-3a7 7 0 0 1-7-7z" />
      <path className="cup-line" d="M23 15.5h1.5a3.25 3.25 0 0 1 0 6.5h-2M5 29h19" />
      <path
        className="cup-steam"
        d="M11 10.500c-1.200-1.800 1.200-2.800 0-4.800M16 10.500c-1.200-1.800 1.200-2.800 0-4.800"
      />
    </svg>
  )
}
