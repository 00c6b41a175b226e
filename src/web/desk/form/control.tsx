/** The control of each type of field. */
import { ChoiceControl, ChoicesControl, StarsControl, YesNoControl } from './choice-controls.tsx'
import { CodeControl } from './code-control.tsx'
import { ItemControl } from './item-control.tsx'
import { ListControl } from './list-control.tsx'
import { MatterControl } from './matter-control.tsx'
import { SeatControl, UnitControl } from './office-controls.tsx'
import { PhotosControl } from './photos-control.tsx'
import type { ControlProps } from './scene.ts'
import { SignatureControl } from './signature-control.tsx'
import { DayControl, NumberControl, TextControl } from './words-controls.tsx'

export function Control(props: ControlProps) {
  switch (props.field.type) {
    case 'text':
      return <TextControl {...props} />
    case 'number':
      return <NumberControl {...props} />
    case 'choice':
      return <ChoiceControl {...props} />
    case 'choices':
      return <ChoicesControl {...props} />
    case 'code':
      return <CodeControl {...props} />
    case 'yesNo':
      return <YesNoControl {...props} />
    case 'date':
    case 'dateTime':
      return <DayControl {...props} />
    case 'photos':
      return <PhotosControl {...props} />
    case 'signature':
      return <SignatureControl {...props} />
    case 'unit':
      return <UnitControl {...props} />
    case 'seat':
      return <SeatControl {...props} />
    case 'matter':
      return <MatterControl {...props} />
    case 'stars':
      return <StarsControl {...props} />
    case 'list':
      return <ListControl {...props} />
    case 'item':
      return <ItemControl {...props} />
  }
}
