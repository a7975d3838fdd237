import { useTranslation } from 'react-i18next';

import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import type { cfdiUses, regimens } from '../billing.model';

type Codes =
  { kind: 'regimen'; codes: typeof regimens } | { kind: 'cfdiUse'; codes: typeof cfdiUses };

export type CodePickerProps = Codes & { value: string; onChange: (code: string) => void };

/** One code of a catalogue of the SAT, by its name. */
export function CodePicker(props: CodePickerProps) {
  const { t } = useTranslation();
  const { value, onChange } = props;
  const options =
    props.kind === 'regimen'
      ? props.codes.map((code) => ({ code, name: t(`billing.regimen.${code}`) }))
      : props.codes.map((code) => ({ code, name: t(`billing.cfdiUse.${code}`) }));
  return (
    <ListGroup isChoice title={t(`billing.${props.kind}Title`)}>
      {options.map(({ code, name }) => (
        <ListRow
          key={code}
          testID={`billing-${props.kind}-${code}`}
          title={name}
          detail={code}
          isChosen={code === value}
          onPress={() => onChange(code)}
        />
      ))}
    </ListGroup>
  );
}
