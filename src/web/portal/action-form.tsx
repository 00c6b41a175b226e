/** The form of one action of the reporter. */
import type { ReactNode } from 'react'
import { FormScopeProvider } from '../shared/form/context.ts'
import { ErrorSummary, labelAt } from '../shared/form/error-summary.tsx'
import { FormFields } from '../shared/form/fields.tsx'
import type { KindView } from './shapes.ts'
import type { useAction } from './use-action.ts'

interface ActionFormProps {
  kind: KindView
  action: string
  label: string
  state: ReturnType<typeof useAction>
  onSubmit(): void
  children: ReactNode
}

export function ActionForm({ kind, action, label, state, onSubmit, children }: ActionFormProps) {
  const textBase = `${kind.id}.action.${action}.form`
  return (
    <FormScopeProvider value={state.scope}>
      <form
        noValidate
        aria-label={label}
        onSubmit={(event) => {
          event.preventDefault()
          onSubmit()
        }}
      >
        <ErrorSummary
          problems={state.problems}
          attempt={state.attempt}
          nameOf={(path) => labelAt(path, state.fields, textBase, kind.texts)}
        />
        <FormFields
          fields={state.fields}
          textBase={textBase}
          path="input"
          answers={state.answers}
          onChange={state.setAnswers}
        />
        {state.failure && (
          <div className="fault" role="alert">
            <p>{state.failure}</p>
          </div>
        )}
        {children}
      </form>
    </FormScopeProvider>
  )
}
