/** A code of a long list: by keyword, or level by level. */
import { useMemo, useState } from 'react'
import { get } from '../api.ts'
import { type SharedTextId, useSharedTexts } from '../texts.ts'
import { useLoad } from '../use-load.ts'
import { Grouped } from './box.tsx'
import { type CodeItem, type CodeTree, searchTree, treeOf } from './codes.ts'
import type { ControlProps } from './context.ts'

const MOST_SHOWN = 8
const joined = (path: readonly CodeItem[]): string => path.map(({ name }) => name).join(' › ')

export default function CodeControl(props: ControlProps<'code'>) {
  const { field, value, onChange } = props
  const t = useSharedTexts()
  const list = useLoad(field.list, (signal) => get<{ items: CodeItem[] }>(`/api/lists/${field.list}`, signal))
  const tree = useMemo(() => treeOf(list.value?.items ?? []), [list.value])
  const chosen = typeof value === 'string' ? tree.pathOf(value) : []
  return (
    <Grouped {...props}>
      {list.error !== undefined && (
        <p className="problem" role="alert">
          {t('offline')}{' '}
          <button type="button" className="quiet" onClick={list.again}>
            {t('retry')}
          </button>
        </p>
      )}
      {chosen.length > 0 ? (
        <div className="chosen">
          <p>{t('code.chosen', { path: joined(chosen) })}</p>
          <button type="button" className="quiet" onClick={() => onChange(undefined)}>
            {t('clear')}
          </button>
        </div>
      ) : (
        list.value && <CodeSearch {...props} tree={tree} />
      )}
    </Grouped>
  )
}

function CodeSearch({ path, tree, onChange }: ControlProps<'code'> & { tree: CodeTree }) {
  const t = useSharedTexts()
  const [words, setWords] = useState('')
  const found = useMemo(() => searchTree(tree, words), [tree, words])
  const id = `${path}-search`
  return (
    <>
      <div className="field">
        <label htmlFor={id}>{t('code.search')}</label>
        <p className="hint" id={`${id}-hint`}>
          {t('code.search.hint')}
        </p>
        <input
          id={id}
          type="search"
          autoComplete="off"
          aria-describedby={`${id}-hint`}
          value={words}
          onChange={(event) => setWords(event.target.value)}
        />
      </div>
      <div role="status">
        {words.trim() && (
          <p className="hint">
            {found.length > 0 ? t('code.found', { count: found.length }) : t('code.none')}
          </p>
        )}
      </div>
      {found.length > 0 && (
        <ul className="found">
          {found.slice(0, MOST_SHOWN).map((leaf) => (
            <li key={leaf.code}>
              <button type="button" onClick={() => onChange(leaf.code)}>
                <strong>{leaf.name}</strong>
                <small>{joined(tree.pathOf(leaf.code).slice(0, -1))}</small>
              </button>
            </li>
          ))}
        </ul>
      )}
      {found.length > MOST_SHOWN && (
        <p className="hint">{t('code.more', { count: found.length - MOST_SHOWN })}</p>
      )}
      <CodeLevels path={path} tree={tree} onChoose={onChange} />
    </>
  )
}

const LEVELS: readonly SharedTextId[] = ['code.level.1', 'code.level.2', 'code.level.3']

/** One list for each level; the last one chooses. */
function CodeLevels({
  path,
  tree,
  onChoose,
}: {
  path: string
  tree: CodeTree
  onChoose(code: string): void
}) {
  const t = useSharedTexts()
  const [at, setAt] = useState<string | undefined>()
  const steps = at === undefined ? [] : tree.pathOf(at)
  const parents = [undefined, ...steps.map(({ code }) => code)]
  const choose = (code: string, parent: string | undefined) => {
    if (code && tree.below(code).length === 0) return onChoose(code)
    setAt(code || parent)
  }
  return (
    <div className="levels">
      {parents.map((parent, i) => {
        const id = `${path}-level-${i}`
        return (
          <div className="field" key={parent ?? 'top'}>
            <label htmlFor={id}>{t(LEVELS[i] ?? 'choose')}</label>
            <select
              id={id}
              value={steps[i]?.code ?? ''}
              onChange={(event) => choose(event.target.value, parent)}
            >
              <option value="">{t('choose')}</option>
              {tree.below(parent).map(({ code, name }) => (
                <option key={code} value={code}>
                  {name}
                </option>
              ))}
            </select>
          </div>
        )
      })}
    </div>
  )
}
