/** What each CI service sets while it builds a change that nobody has accepted yet. */
const signs: readonly (readonly [variable: string, value: RegExp])[] = [
  ['GITHUB_EVENT_NAME', /^pull_request/],
  ['CI_MERGE_REQUEST_IID', /./],
  ['BUILDKITE_PULL_REQUEST', /^\d+$/],
  ['CIRCLE_PULL_REQUEST', /./],
  ['CHANGE_ID', /./],
  ['BITBUCKET_PR_ID', /./],
  ['SYSTEM_PULLREQUEST_PULLREQUESTID', /./],
  ['DRONE_PULL_REQUEST', /./],
  ['TRAVIS_PULL_REQUEST', /^\d+$/],
];

/** Whether a CI service builds a pull request (GitHub, GitLab, Buildkite, CircleCI, Jenkins, Bitbucket, Azure, …). */
export function isPullRequest(environment: Readonly<Record<string, string | undefined>>): boolean {
  return signs.some(([variable, value]) => value.test(environment[variable] ?? ''));
}
