/** What has happened, newest first, in words meant for the reporter. */
import { AnswersView } from './answers-view.tsx'
import type { KindView, MatterView, Step } from './shapes.ts'
import { useTimes } from './times.ts'

interface StepsProps {
  kind: KindView
  matter: MatterView
  receipt: string
}

export function Steps({ kind, matter, receipt }: StepsProps) {
  const newestFirst = matter.steps.toReversed()
  return (
    <ol className="steps" reversed>
      {newestFirst.map((step, i) => (
        <li key={step.seq} className={`step${i === 0 ? ' latest' : ''}${isOwn(kind, step) ? ' own' : ''}`}>
          <StepView kind={kind} step={step} receipt={receipt} />
        </li>
      ))}
    </ol>
  )
}

/** What the reporter did: an action that only the portal has, or the opening. */
const isOwn = (kind: KindView, { action }: Step): boolean =>
  action === 'open' || (kind.actions[action]?.doors.every((door) => door === 'portal') ?? false)

function StepView({ kind, step, receipt }: { kind: KindView; step: Step; receipt: string }) {
  const { moment } = useTimes()
  return (
    <>
      <time dateTime={step.at}>{moment(step.at)}</time>
      <p className="step-words">{step.words}</p>
      <AnswersView
        fields={kind.actions[step.action]?.fields ?? {}}
        answers={step.input}
        textBase={`${kind.id}.action.${step.action}.form`}
        texts={kind.texts}
        receipt={receipt}
      />
    </>
  )
}
