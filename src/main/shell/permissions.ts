import { session } from 'electron';

/** What pages may: notify, put text that a person asked for on the clipboard, and write the file that they chose in a dialog. */
const ALLOWED = ['notifications', 'clipboard-sanitized-write', 'fileSystem'];

/** Nothing else: no camera, no location, no clipboard reading, no devices. */
export function restrictPermissions(): void {
  const allowed = (permission: string): boolean => ALLOWED.includes(permission);
  session.defaultSession.setPermissionRequestHandler((_page, permission, answer) =>
    answer(allowed(permission)),
  );
  session.defaultSession.setPermissionCheckHandler((_page, permission) => allowed(permission));
  session.defaultSession.setDevicePermissionHandler(() => false);
}
