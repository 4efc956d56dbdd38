/** `npm run skills`: writes the page of every skill. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { skillPage } from './page.ts'
import { skills } from './skill.ts'

for (const skill of skills) {
  const folder = new URL(`./${skill.name}/`, import.meta.url)
  mkdirSync(folder, { recursive: true })
  writeFileSync(new URL('SKILL.md', folder), skillPage(skill))
  process.stdout.write(`skills/${skill.name}/SKILL.md\n`)
}
