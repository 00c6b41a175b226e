/** The keys of the desk. */
import { Modal } from 'antd'
import { useT } from './words.ts'

const KEYS = [
  { keys: ['j', 'k'], id: 'help.move' },
  { keys: ['Enter'], id: 'help.open' },
  { keys: ['/'], id: 'help.search' },
  { keys: ['g d'], id: 'help.day' },
  { keys: ['g i'], id: 'help.inbox' },
  { keys: ['g l'], id: 'help.list' },
  { keys: ['g n'], id: 'help.window' },
  { keys: ['g c'], id: 'help.calendar' },
  { keys: ['g t'], id: 'help.notices' },
  { keys: ['g b'], id: 'help.board' },
  { keys: ['a'], id: 'help.act' },
  { keys: ['Esc'], id: 'help.leave' },
  { keys: ['?'], id: 'help.help' },
] as const

export function Help({ open, onClose }: { open: boolean; onClose(): void }) {
  const t = useT()
  return (
    <Modal open={open} onCancel={onClose} title={t('help.title')} footer={null} width={440} destroyOnHidden>
      <dl className="keys">
        {KEYS.map(({ keys, id }) => (
          <div key={id}>
            <dt>
              {keys.map((key) => (
                <kbd key={key}>{key}</kbd>
              ))}
            </dt>
            <dd>{t(id)}</dd>
          </div>
        ))}
      </dl>
    </Modal>
  )
}
