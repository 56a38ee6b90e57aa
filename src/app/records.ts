/** What a workspace holds, for those who look: each in pages. */
export {
  listCandidates,
  listChanges,
  listScenarios,
  listSets,
  listSetVersions,
  type Stored,
  type StoredCandidate,
  type StoredChange,
  type StoredScenario,
  type StoredSet,
} from '../store/find-records.ts';
