import { useQuery } from '@tanstack/react-query';
import { Alert, App, Button, Spin, Tabs } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CallError, call } from '../bridge.ts';
import { useShortcut } from '../ui/commands.ts';
import { Loaded } from '../ui/Loaded.tsx';
import { CountsBar } from './CountsBar.tsx';
import { DuplicateTable } from './DuplicateTable.tsx';
import { HiddenNote } from './HiddenNote.tsx';
import css from './import.module.css';
import { MappingTable } from './MappingTable.tsx';
import { OptionsForm } from './OptionsForm.tsx';
import { ProblemTable } from './ProblemTable.tsx';
import { Progress } from './Progress.tsx';
import { RowTable } from './RowTable.tsx';
import { goodRows, type Options, type Preview, type Result, type SourceFile } from './source.ts';
import { UnclearTable } from './UnclearTable.tsx';

type Props = { file: SourceFile; back(): void; imported(result: Result): void };

/** What importing the file would do; every choice shows its effect before anything is changed. */
export function CheckStep({ file, back, imported }: Props) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [options, setOptions] = useState<Options>({ kind: 'customer', mode: 'both', key: 'name' });
  const [jobId, setJobId] = useState<string>();
  // The file itself stays out of the key: it can have 64 MB.
  const preview = useQuery<Preview, Error>({
    queryKey: ['imports', 'imports.preview', file.fileName, file.content.length, options],
    queryFn: () => call('imports.preview', { ...file, ...options }),
    placeholderData: (previous) => previous,
    staleTime: 0,
    gcTime: 0,
  });
  const ready = preview.data !== undefined && goodRows(preview.data.counts) > 0 && !preview.isPlaceholderData;

  const run = async () => {
    const job = crypto.randomUUID();
    setJobId(job);
    try {
      imported(await call('imports.apply', { ...file, ...options, jobId: job }));
    } catch (error) {
      if (!(error instanceof CallError)) throw error;
      if (error.code === 'cancelled') void message.info(t('imports:cancelled'));
      else void message.error(error.message, 6);
    } finally {
      setJobId(undefined);
    }
  };
  useShortcut('mod+enter', 'imports:title', () => {
    if (ready) void run();
  });

  return (
    <Loaded query={preview}>
      {(data) => (
        <>
          <div className={css.checkHead}>
            <strong className={css.fileName}>{file.fileName}</strong>
            <Button onClick={back}>{t('imports:another')}</Button>
            <Button type="primary" disabled={!ready} onClick={() => void run()}>
              {goodRows(data.counts) === 0
                ? t('imports:nothing')
                : t('imports:run', { count: goodRows(data.counts) })}
            </Button>
          </div>
          <OptionsForm preview={data} options={options} onOptions={setOptions} />
          <Spin spinning={preview.isPlaceholderData}>
            <CountsBar counts={data.counts} />
            {data.unclear.some(({ chosen }) => chosen === undefined) && (
              <Alert
                type="warning"
                showIcon
                className={css.unread ?? ''}
                title={t('imports:unclear.found', {
                  count: data.unclear.filter(({ chosen }) => chosen === undefined).length,
                })}
              />
            )}
            {data.unread.length > 0 && (
              <Alert
                type="info"
                showIcon
                className={css.unread ?? ''}
                title={t('imports:unread', {
                  count: data.unread.length,
                  columns: data.unread.join(t('common:comma')),
                })}
              />
            )}
            <HiddenNote
              hidden={data.hidden}
              taken={options.hidden === true}
              onTaken={(hidden) => {
                // Other columns may be there then, and another sheet.
                const { mapping: _, ...others } = options;
                setOptions({ ...others, hidden });
              }}
            />
            <Tabs
              defaultActiveKey={data.format === 'vcard' ? 'rows' : 'mapping'}
              items={[
                ...(data.format === 'vcard'
                  ? []
                  : [
                      {
                        key: 'mapping',
                        label: t('imports:tabs.mapping'),
                        children: (
                          <MappingTable
                            preview={data}
                            changed={options.mapping !== undefined}
                            onMapping={(mapping) => {
                              const { mapping: _, ...others } = options;
                              setOptions(mapping === undefined ? others : { ...others, mapping });
                            }}
                          />
                        ),
                      },
                    ]),
                { key: 'rows', label: t('imports:tabs.rows'), children: <RowTable rows={data.rows} /> },
                {
                  key: 'problems',
                  label: t('imports:tabs.problems', {
                    count: data.problems.length + data.warnings.length,
                  }),
                  children: <ProblemTable problems={data.problems} warnings={data.warnings} />,
                },
                ...(data.unclear.length === 0
                  ? []
                  : [
                      {
                        key: 'unclear',
                        label: t('imports:tabs.unclear', { count: data.unclear.length }),
                        children: (
                          <UnclearTable
                            unclear={data.unclear}
                            choices={options.choices}
                            onChoices={(choices) => setOptions({ ...options, choices })}
                          />
                        ),
                      },
                    ]),
                {
                  key: 'duplicates',
                  label: t('imports:tabs.duplicates', { count: data.duplicates.length }),
                  children: <DuplicateTable duplicates={data.duplicates} />,
                },
              ]}
            />
          </Spin>
          {jobId !== undefined && <Progress jobId={jobId} name={file.fileName} />}
        </>
      )}
    </Loaded>
  );
}
