/** A code of a named list, found by words or by walking its tree. */
import { TreeSelect } from 'antd'
import { useMemo } from 'react'
import { type CodeNode, treeOf } from '../code-tree.ts'
import { useList } from '../queries.ts'
import { useT } from '../words.ts'
import { Box } from './box.tsx'
import type { ControlProps } from './scene.ts'

/** Every word typed must stand somewhere in the path. */
export const fits = (label: string, typed: string): boolean =>
  typed
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .every((word) => label.toLowerCase().includes(word))

export function CodeControl(props: ControlProps) {
  const { field, value, onChange } = props
  const t = useT()
  const list = useList(field.type === 'code' ? field.list : undefined)
  const tree = useMemo(() => treeOf(list.data ?? [], false), [list.data])
  if (field.type !== 'code') return null
  return (
    <Box {...props}>
      {(ties) => (
        <TreeSelect<string, CodeNode>
          {...ties}
          className="wide"
          treeData={tree}
          treeNodeLabelProp="label"
          showSearch={{ filterTreeNode: (typed, node) => fits(node.label ?? '', typed) }}
          treeExpandAction="click"
          allowClear
          loading={list.isPending}
          placeholder={t('form.code.placeholder')}
          notFoundContent={t('form.nothing-found')}
          {...(typeof value === 'string' && { value })}
          onChange={(given: string | undefined) => onChange(given ?? undefined)}
        />
      )}
    </Box>
  )
}
