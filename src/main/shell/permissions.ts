import { session } from 'electron';

/** Pages may notify, and nothing else: no camera, no location, no clipboard reading, no devices. */
export function restrictPermissions(): void {
  const allowed = (permission: string): boolean => permission === 'notifications';
  session.defaultSession.setPermissionRequestHandler((_page, permission, answer) =>
    answer(allowed(permission)),
  );
  session.defaultSession.setPermissionCheckHandler((_page, permission) => allowed(permission));
  session.defaultSession.setDevicePermissionHandler(() => false);
}
