/**
 * What a frame may do. It keeps the origin it came from, because without one it could keep
 * nothing in the browser's cache, where several frames share the engine, and start no
 * worker; it reads and writes no storage all the same. It may open links and save files
 * beside the page around, and cannot lead that page away.
 */
export const sandbox = "allow-scripts allow-same-origin allow-forms allow-popups allow-popups-to-escape-sandbox allow-downloads allow-modals";
