import { builtinRules } from 'eslint/use-at-your-own-risk'

/** ESLint's own recommended rules, as the installed version has them. */
export const recommended = Object.fromEntries(
  [...builtinRules]
    .filter(([, rule]) => rule.meta.docs?.recommended)
    .map(([name]) => [name, 'error']),
)

/** Reports a comment that switches a rule off without naming the rule and, after `--`, the reason. */
export const disableSaysWhy = {
  meta: { type: 'suggestion', schema: [] },
  create: (context) => ({
    Program: () => {
      for (const comment of context.sourceCode.getAllComments()) {
        const directive = /^\s*(?:eslint-disable(?:-next-line|-line)?|@ts-\S+)(.*)$/s.exec(
          comment.value,
        )
        if (!directive || /\S.*--\s*\S{3}/s.test(directive[1] ?? '')) continue
        context.report({ loc: comment.loc, message: 'Name the rule and, after “--”, the reason.' })
      }
    },
  }),
}
