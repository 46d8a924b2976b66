import { useTranslation } from 'react-i18next';
import { INFLUENCES, INTERESTS, type Influence, type Interest } from '../../domain/stakeholders.ts';
import { useCall } from '../bridge.ts';
import { Loaded } from '../ui/Loaded.tsx';
import type { View } from './filter.ts';
import css from './grid.module.css';

type Props = { view: View; onView(view: View): void };

/** What the power–interest grid (Mendelow 1991) advises: the middle of either axis leans to its upper half. */
function adviceFor(influence: Influence, interest: Interest): string {
  const strong = influence !== 'low';
  const keen = interest !== 'low';
  if (influence === 'high' && interest === 'high') return 'manage';
  if (strong && !keen) return 'satisfy';
  if (!strong && keen) return 'inform';
  return strong ? 'engage' : 'monitor';
}

/** Influence upwards, interest to the right. A cell shows its stakeholders in the list. */
export function PowerInterestGrid({ view, onView }: Props) {
  const { t } = useTranslation();
  const { influences: _, interests: __, ...filter } = view.filter;
  const grid = useCall('stakeholders.grid', { filter }, { keepPrevious: true });
  return (
    <div className={css.scroll}>
      <p className="muted">{t('stakeholders:grid.hint')}</p>
      <Loaded query={grid}>
        {(cells) => {
          const most = Math.max(1, ...cells.map(({ count }) => count));
          return (
            <div className={css.chart}>
              <span className={css.yAxis}>{t('stakeholders:field.influence')}</span>
              <div className={css.cells}>
                {INFLUENCES.map((influence) => (
                  <div key={influence} className={css.row}>
                    <span className={css.tick}>{t(`enums:influence.${influence}`)}</span>
                    {INTERESTS.toReversed().map((interest) => {
                      const cell = cells.find((c) => c.influence === influence && c.interest === interest);
                      const count = cell?.count ?? 0;
                      const advice = adviceFor(influence, interest);
                      return (
                        <button
                          key={interest}
                          type="button"
                          className={css.cell}
                          data-advice={advice}
                          disabled={count === 0}
                          onClick={() =>
                            onView({
                              ...view,
                              filter: { ...filter, influences: [influence], interests: [interest] },
                            })
                          }
                        >
                          <span className="visually-hidden">
                            {t('stakeholders:grid.cell', {
                              influence: t(`enums:influence.${influence}`),
                              interest: t(`enums:interest.${interest}`),
                              count,
                            })}
                          </span>
                          <span className={css.advice}>{t(`stakeholders:grid.advice.${advice}`)}</span>
                          <span className={css.count} aria-hidden>
                            {count}
                          </span>
                          <span className={css.share} style={{ width: `${(count / most) * 100}%` }} />
                          <span className={css.names}>{(cell?.names ?? []).join(t('common:comma'))}</span>
                        </button>
                      );
                    })}
                  </div>
                ))}
                <div className={css.row}>
                  <span />
                  {INTERESTS.toReversed().map((interest) => (
                    <span key={interest} className={css.tick}>
                      {t(`enums:interest.${interest}`)}
                    </span>
                  ))}
                </div>
                <span className={css.xAxis}>{t('stakeholders:field.interest')}</span>
              </div>
            </div>
          );
        }}
      </Loaded>
    </div>
  );
}
