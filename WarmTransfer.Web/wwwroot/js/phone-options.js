// How the SDK's Device is set up.

export const deviceOptions = ({ chunderw, edge, sounds }) => ({
    enableImprovedSignalingErrorPrecision: true,
    publishEvents: false,
    closeProtection: true,
    tokenRefreshMs: 30_000,
    maxCallSignalingTimeoutMs: 30_000,
    logLevel: 'error',
    sounds,
    ...(chunderw && { chunderw }),
    ...(edge && { edge }),
});
