/** Units and seats that serve the place, the suggested one first and one click away. */
import { Button, Select, Tag } from 'antd'
import { useSeats, useUnits } from '../queries.ts'
import { namesOf } from '../reading.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import { type ControlProps, type Scene, useScene } from './scene.ts'

/** The category that the routing goes by: the form's own answer before what the matter has. */
function categoryOf({ kind, action, answers, matter }: Scene): string | undefined {
  const declared = action === undefined ? kind.opening.fields : kind.actions[action]?.fields
  const [name] = namesOf(declared ?? {}, 'code')
  const given = name === undefined ? undefined : answers[name]
  return typeof given === 'string' && given ? given : matter?.category
}

export function UnitControl(props: ControlProps) {
  const { field, value, onChange } = props
  const scene = useScene()
  const t = useT()
  const roles = field.type === 'unit' ? field.roles : []
  const units = useUnits(roles, scene.place, categoryOf(scene))
  const items = [...(units.data ?? [])].sort((one, other) => Number(other.suggested) - Number(one.suggested))
  const suggested = items.find((item) => item.suggested)
  return (
    <Box {...props}>
      {(ties) => (
        <>
          {suggested && suggested.id !== value && (
            <p className="suggestion">
              <span>{t('form.unit.suggested', { unit: suggested.name })}</span>
              <Button size="small" onClick={() => onChange(suggested.id)}>
                {t('form.unit.take')}
              </Button>
            </p>
          )}
          <Select
            {...ties}
            className="wide"
            showSearch={{ optionFilterProp: 'name' }}
            loading={units.isPending}
            placeholder={t('form.choose')}
            notFoundContent={t('form.nothing-found')}
            options={items.map((item) => ({
              value: item.id,
              name: item.name,
              label: (
                <span className="option">
                  {item.name}
                  {item.suggested && <Tag color="processing">{t('form.unit.mark')}</Tag>}
                </span>
              ),
            }))}
            value={typeof value === 'string' ? value : null}
            onChange={(given) => onChange(given ?? undefined)}
          />
        </>
      )}
    </Box>
  )
}

export function SeatControl(props: ControlProps) {
  const { field, value, onChange } = props
  const { place } = useScene()
  const t = useT()
  const seats = useSeats(field.type === 'seat' ? field.roles : [], place)
  return (
    <Box {...props}>
      {(ties) => (
        <Select
          {...ties}
          className="wide"
          showSearch={{ optionFilterProp: 'label' }}
          loading={seats.isPending}
          placeholder={t('form.choose')}
          notFoundContent={t('form.nothing-found')}
          options={(seats.data ?? []).map((seat) => ({
            value: seat.id,
            label: seat.unit ? `${seat.name}（${seat.unit}）` : seat.name,
          }))}
          value={typeof value === 'string' ? value : null}
          onChange={(given) => onChange(given ?? undefined)}
        />
      )}
    </Box>
  )
}
