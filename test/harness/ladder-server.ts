/** The server as it would be with the invented kind in the list and its words in the catalogues; nothing else. */

import { defineKind } from '../../src/engine/define.ts'
import { KINDS } from '../../src/kinds/index.ts'
import { start } from '../../src/server/commands/start.ts'
import { TEXTS } from '../../src/server/texts.ts'
import { ladder } from '../kinds/ladder.ts'
import { LADDER_TEXTS } from '../kinds/ladder-texts.ts'

Object.assign(TEXTS.zh, LADDER_TEXTS.zh)
Object.assign(TEXTS.en, LADDER_TEXTS.en)
await start([...KINDS, defineKind(ladder)])
