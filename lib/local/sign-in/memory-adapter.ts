import type { Adapter, AdapterPayload } from 'oidc-provider';

/**
 * Where the provider keeps what it hands out: in this process. Sessions of the academy are in its
 * table, so a restart costs nobody more than a sign-in under way. Codes and interactions end by their
 * own times; so few are made on a laptop that they may stay here.
 */
export function memoryAdapter(): (model: string) => Adapter {
  const stored = new Map<string, AdapterPayload>();
  return (model) => {
    const key = (id: string) => `${model} ${id}`;
    const find = async (wanted: (payload: AdapterPayload) => boolean) =>
      [...stored].find(([name, payload]) => name.startsWith(`${model} `) && wanted(payload))?.[1];
    return {
      upsert: async (id, payload) => void stored.set(key(id), payload),
      find: async (id) => stored.get(key(id)),
      findByUid: (uid) => find((payload) => payload.uid === uid),
      findByUserCode: (userCode) => find((payload) => payload.userCode === userCode),
      consume: async (id) => {
        const payload = stored.get(key(id));
        if (payload) payload.consumed = Math.floor(Date.now() / 1000);
      },
      destroy: async (id) => void stored.delete(key(id)),
      revokeByGrantId: async (grantId) => {
        for (const [name, payload] of stored) {
          if (payload.grantId === grantId) stored.delete(name);
        }
      },
    };
  };
}
