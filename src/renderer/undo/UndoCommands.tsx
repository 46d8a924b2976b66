import { HistoryOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { useCall } from '../bridge.ts';
import { useCommand, useShortcut } from '../ui/commands.ts';
import { showUndoPanel, useUndoPanel } from './state.ts';
import { UndoPanel } from './UndoPanel.tsx';
import { type Step, useSteps, type Way } from './useSteps.tsx';

const ICONS = { undo: <UndoOutlined aria-hidden />, redo: <RedoOutlined aria-hidden /> };

/** The latest step as a command of the palette, by name. Draws nothing. */
function StepCommand({ way, step }: { way: Way; step: Step }) {
  const take = useSteps();
  useCommand(
    {
      id: `actions.${way}`,
      label: `actions:${way}Step`,
      params: { what: step.text },
      icon: ICONS[way],
    },
    () => void take(way),
  );
  return null;
}

/** Undo and redo from anywhere: by key, from the palette, and as a list. */
export function UndoCommands() {
  const { data } = useCall('actions.steps', {});
  const isShown = useUndoPanel((state) => state.shown);
  const take = useSteps();
  useShortcut('mod+z', 'actions:undo', () => void take('undo'), { notInText: true });
  useShortcut('mod+shift+z', 'actions:redo', () => void take('redo'), { notInText: true });
  useCommand({ id: 'actions', label: 'actions:title', icon: <HistoryOutlined aria-hidden /> }, () =>
    showUndoPanel(true),
  );
  const [undo, redo] = [data?.undo[0], data?.redo[0]];
  return (
    <>
      {undo !== undefined && <StepCommand key={`undo ${undo.actionId}`} way="undo" step={undo} />}
      {redo !== undefined && <StepCommand key={`redo ${redo.actionId}`} way="redo" step={redo} />}
      {isShown && <UndoPanel />}
    </>
  );
}
