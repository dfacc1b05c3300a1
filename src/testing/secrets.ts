/** Names the question that is open; nobody else can know it. */
export const setupSecret = (submissionId: string) => `seti_${submissionId}_secret`;
export const paymentSecret = (transactionId: string) => `pi_${transactionId}_secret`;
