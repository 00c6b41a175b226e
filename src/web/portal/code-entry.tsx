/** Where a receipt code is typed in. */
import { type FormEvent, useId, useRef, useState } from 'react'
import { useLocation } from 'wouter'
import { digitsOf, RECEIPT_DIGITS } from './receipts.ts'
import { useTexts } from './words.ts'

/** @param problem from an earlier try, such as an unknown code */
export function CodeEntry({ problem: given = '' }: { problem?: string }) {
  const t = useTexts()
  const [, navigate] = useLocation()
  const [words, setWords] = useState('')
  const [wrong, setWrong] = useState(false)
  const input = useRef<HTMLInputElement>(null)
  const id = useId()
  const problem = wrong ? t('follow.bad') : given

  function go(event: FormEvent) {
    event.preventDefault()
    const receipt = digitsOf(words)
    if (receipt.length !== RECEIPT_DIGITS) {
      setWrong(true)
      input.current?.focus()
      return
    }
    // In the history's state, not in the address: addresses are logged, shared and suggested.
    navigate('/follow', { state: { receipt } })
  }

  return (
    <form className="code-entry" onSubmit={go} noValidate>
      <div className={problem ? 'field wrong' : 'field'}>
        <label htmlFor={id}>{t('follow.code')}</label>
        <p className="hint" id={`${id}-hint`}>
          {t('follow.code.hint')}
        </p>
        {problem && (
          <p className="problem" id={`${id}-problem`} role="alert">
            {problem}
          </p>
        )}
        <div className="code-row">
          <input
            ref={input}
            id={id}
            className="digits"
            inputMode="numeric"
            autoComplete="off"
            spellCheck={false}
            value={words}
            aria-describedby={`${id}-hint${problem ? ` ${id}-problem` : ''}`}
            aria-invalid={problem ? true : undefined}
            onChange={(event) => {
              setWords(event.target.value)
              setWrong(false)
            }}
          />
          <button type="submit" className="main">
            {t('follow.go')}
          </button>
        </div>
      </div>
    </form>
  )
}
