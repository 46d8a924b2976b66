import { useTranslation } from 'react-i18next';
import { useDays } from '../../ui/time.tsx';
import type { Stakeholder } from '../form/StakeholderDrawer.tsx';
import type { Field } from './fields.ts';

/** A field of a stakeholder in words; empty text when it holds nothing. */
export function useFieldText(): (stakeholder: Stakeholder, field: Field) => string {
  const { t } = useTranslation();
  const days = useDays();
  return (stakeholder, field) => {
    switch (field) {
      case 'kind':
        return t(`enums:stakeholderKind.${stakeholder.kind}`);
      case 'tier':
      case 'influence':
      case 'interest':
      case 'status':
        return t(`enums:${field}.${stakeholder[field]}`);
      case 'preferredChannel':
        return stakeholder.preferredChannel === null
          ? ''
          : t(`enums:channel.${stakeholder.preferredChannel}`);
      case 'ownerId':
        return stakeholder.ownerName ?? '';
      case 'activeFrom':
        return days.day(stakeholder.activeFrom);
      default:
        return stakeholder[field];
    }
  };
}
