/** A bug on one page leaves the rest of the desk standing. */
import { Button, Result } from 'antd'
import { Component, type ReactNode } from 'react'
import { useT } from './words.ts'

/** React knows error boundaries only as classes. */
export class Fault extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false }
  static getDerivedStateFromError() {
    return { failed: true }
  }
  override render() {
    return this.state.failed ? <Sorry /> : this.props.children
  }
}

function Sorry() {
  const t = useT()
  return (
    <div role="alert">
      <Result
        status="warning"
        title={t('error.title')}
        subTitle={t('error.about')}
        extra={
          <Button type="primary" onClick={() => location.reload()}>
            {t('error.reload')}
          </Button>
        }
      />
    </div>
  )
}
