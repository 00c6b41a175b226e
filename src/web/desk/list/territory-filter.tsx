/** The territory of the reader's seat as a tree that is fetched branch by branch. */
import { useQuery } from '@tanstack/react-query'
import { TreeSelect } from 'antd'
import { useEffect, useState } from 'react'
import { get } from '../../shared/api.ts'
import { childrenOf, type Division } from '../../shared/territory.ts'
import { useSession } from '../session.ts'
import { useT } from '../words.ts'

interface Node {
  id: string
  pId: string
  value: string
  title: string
  isLeaf: boolean
}

interface Props {
  id: string
  value: string | undefined
  onChange(value: string | undefined): void
}

const nodeOf = (division: Pick<Division, 'code' | 'name' | 'children'>, parent: string): Node => ({
  id: division.code,
  pId: parent,
  value: division.code,
  title: division.name,
  isLeaf: division.children === 0,
})

export function TerritoryFilter({ id, value, onChange }: Props) {
  const t = useT()
  const { seat } = useSession()
  const [nodes, setNodes] = useState<readonly Node[]>([])
  const root = useDivision(seat.territory)
  // A filter that came with the address is named even before its branch is opened.
  const chosen = useDivision(value)

  useEffect(() => {
    if (!root) return
    setNodes([nodeOf(root, '')])
    void childrenOf(root.code).then(
      (items) => add(items, root.code),
      () => {},
    )
    function add(items: readonly Division[], parent: string) {
      setNodes((before) => [...before, ...items.map((item) => nodeOf(item, parent))])
    }
  }, [root])

  const known = nodes.some((node) => node.value === value)
  const extra = value && !known && chosen ? [{ ...nodeOf(chosen, ''), isLeaf: true }] : []
  return (
    <TreeSelect<string, Node>
      id={id}
      treeDataSimpleMode
      treeData={[...nodes, ...extra]}
      treeDefaultExpandedKeys={[seat.territory]}
      allowClear
      placeholder={t('filter.any')}
      popupMatchSelectWidth={false}
      loadData={async (node) => {
        const parent = String(node.value)
        if (nodes.some((each) => each.pId === parent)) return
        const items = await childrenOf(parent)
        setNodes((before) => [...before, ...items.map((item) => nodeOf(item, parent))])
      }}
      {...(value && { value })}
      onChange={(given: string | undefined) => onChange(given ?? undefined)}
    />
  )
}

function useDivision(code: string | undefined) {
  return useQuery({
    queryKey: ['division', code],
    queryFn: ({ signal }) => get<Division>(`/api/territory/${code}`, signal),
    enabled: code !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
  }).data
}
