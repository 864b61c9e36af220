import type { OpenAI } from 'openai'
import type { ScoringProvenance } from '../../evaluate/scoring-provenance.ts'
import { canonicalJson } from '../../values/canonical-json.ts'
import { digestOf } from '../../values/digest.ts'
import type { Digest } from '../../values/ids.ts'
import { promptIdentity } from '../prompt/prompt-identity.ts'
import type { Asking, Scorer } from '../scorer.ts'
import type { ScorerAnswer } from '../scorer-answer.ts'
import type { ScorerQuestion } from '../scorer-question.ts'
import { answerOf } from './answer-of.ts'
import { chatApi } from './chat-api.ts'
import type { CostOf } from './cost-of-usage.ts'
import { costOfUsage } from './cost-of-usage.ts'
import { decisionsApi } from './decisions-api.ts'
import { failure } from './failure.ts'
import { guardedClient } from './guarded-client.ts'
import type { OpenAiScorerOptions, Settings } from './options.ts'
import { settingsOf } from './options.ts'
import { responsesApi } from './responses-api.ts'
import { saidWithoutSecrets } from './said.ts'
import { rememberedMask } from './secret-mask.ts'
import { shownText } from './shown-text.ts'
import type { Trail } from './trail.ts'
import { newTrail } from './trail.ts'
import type { WireApi } from './wire-api.ts'

const APIS: Readonly<Record<OpenAiScorerOptions['api'], WireApi>> = { responses: responsesApi, chat: chatApi, decisions: decisionsApi }

/** Of the words of a server or model in a failure. */
const LONGEST_DETAIL = 300

interface Asks {
  readonly client: OpenAI
  readonly api: WireApi
  readonly settings: Settings
  readonly identity: Digest
  readonly costOf: CostOf | undefined
  readonly maskOf: ReturnType<typeof rememberedMask>
}

/**
 * A scorer behind the host's `openai` client. It never throws once it is made: whatever a model, a server or the network does is a failure
 * with its code, and usage, request ids and time are kept in each. Retries and limits are its own; those of the client do not apply.
 *
 * @throws for a client or an option that cannot work, at construction.
 *
 * @example
 * ```ts
 * const client = new OpenAI({ apiKey, baseURL: 'https://api.openai.com/v1' })
 * const scorer = openaiScorer({ client, model: 'gpt-6-luna', api: 'responses', timeoutMs: 10_000 })
 * const input = await withScoring(policies, asked, need, { scorers: { 'hold-triage': scorer } })
 * ```
 */
export function openaiScorer(options: OpenAiScorerOptions): Scorer {
  if (!Object.hasOwn(APIS, options.api))
    throw new RangeError(`openaiScorer asks by \`responses\`, \`chat\` or \`decisions\`, not by \`${options.api}\``)
  const settings = settingsOf(options)
  const api = APIS[settings.api]
  const { prices, id } = settings
  const asks: Asks = {
    client: guardedClient(options),
    api,
    settings,
    identity: identityOf(settings, api),
    costOf: prices === undefined ? undefined : costOfUsage(prices),
    maskOf: rememberedMask(),
  }
  return { id, identity: asks.identity, score: (question, asking) => score(asks, question, asking) }
}

/** Everything that changes answers, and nothing that does not: limits of time and bytes, prices and the place of the server stay out. */
function identityOf(
  { model, revision, maxOutputTokens, temperature, reasoningEffort, parameters, api: name }: Settings,
  api: WireApi,
): Digest {
  return digestOf(
    canonicalJson({
      api: name,
      model,
      prompt: promptIdentity(),
      maxOutputTokens,
      form: api.form,
      ...(revision === undefined ? {} : { revision }),
      ...(temperature === undefined ? {} : { temperature }),
      ...(reasoningEffort === undefined ? {} : { reasoningEffort }),
      ...(parameters === undefined ? {} : { parameters }),
    }),
  )
}

async function score(asks: Asks, question: ScorerQuestion, asking: Asking): Promise<ScorerAnswer> {
  const { client, api, settings } = asks
  const begun = performance.now()
  const trail = newTrail([client.apiKey, client.adminAPIKey], asks.maskOf)
  const limits = { signal: asking.signal, deadline: begun + settings.timeoutMs, settings }
  const given = await answerOf(client, api, question, trail, limits).catch(cause =>
    failure('scorer-threw', cause instanceof Error ? `${cause.name}: ${cause.message}` : 'something that is no error'),
  )
  const provenance = provenanceOf(asks, trail, begun)
  if (given.kind === 'read') return { ...saidWithoutSecrets(given, trail.mask), provenance }
  return { status: 'failed', code: given.code, detail: shownText(given.detail, LONGEST_DETAIL, trail.mask), provenance }
}

function provenanceOf({ settings, identity, costOf }: Asks, trail: Trail, begun: number): ScoringProvenance {
  const { model, usage, requestIds, attempts, prompts } = trail
  const cost = usage === undefined ? undefined : costOf?.(usage)
  return {
    answeredBy: settings.id,
    identity,
    ...(model === undefined ? {} : { model }),
    ...(prompts.length === 0 ? {} : { prompt: digestOf(prompts.join('\n')) }),
    ...(requestIds.length === 0 ? {} : { requestIds }),
    attempts,
    latencyMs: Math.round(performance.now() - begun),
    ...(usage === undefined ? {} : { usage }),
    ...(cost === undefined ? {} : { cost }),
  }
}
