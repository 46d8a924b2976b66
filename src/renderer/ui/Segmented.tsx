import { Segmented as AntSegmented, type SegmentedProps } from 'antd';

/**
 * antd's choice of one among a few, whose only stop of the Tab key is the chosen one: there arrow keys and Space work.
 * antd's own stops first at its frame, which answers to no key.
 */
export function Segmented<V extends string | number>(props: SegmentedProps<V>) {
  return <AntSegmented<V> {...props} tabIndex={undefined} />;
}
