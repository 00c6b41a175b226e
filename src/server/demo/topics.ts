/** Everything that invented residents report. */
import type { Topic } from './topic.ts'
import { homeTopics } from './topics-home.ts'
import { streetTopics } from './topics-street.ts'
import { villageTopics } from './topics-village.ts'

export const TOPICS: readonly Topic[] = [...streetTopics, ...homeTopics, ...villageTopics]
