import { zodResolver } from '@hookform/resolvers/zod';
import type { ReactNode } from 'react';
import { useForm, type Control } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import type { Store } from '../../lib/api/types';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { PlanFields } from './components/PlanFields';
import { emptyPlan, planSchema, scopeOf, type Plan } from './plan.model';

export interface PlanPageProps {
  store: Store;
  title: string;
  intro: string;
  submit: string;
  isBusy: boolean;
  error: unknown;
  /** When it is: once, or again and again. */
  time: (control: Control<Plan>) => ReactNode;
  onClose: () => void;
  /** The name is what the plan amounts to, for who types none. */
  onSubmit: (plan: Plan, usualName: string) => void;
}

/** A count as it is planned; a single one and a scheduled one differ in their time alone. */
export function PlanPage(props: PlanPageProps) {
  const { t } = useTranslation();
  const { control, handleSubmit, watch } = useForm<Plan>({
    resolver: zodResolver(planSchema),
    defaultValues: emptyPlan,
  });
  const submit = handleSubmit((plan) =>
    props.onSubmit(plan, t(`counts.usualName.${plan.kind}`, { value: scopeOf(plan) ?? '' })),
  );
  return (
    <Screen
      testID="plan-screen"
      header={
        <ScreenHeader
          title={props.title}
          back={{ label: t('common.close'), onPress: props.onClose }}
        />
      }
      footer={
        <>
          <FailureBanner error={props.error} testID="plan-error" />
          <Button
            testID="plan-submit"
            label={props.submit}
            size="large"
            busy={props.isBusy}
            onPress={() => void submit()}
          />
        </>
      }
    >
      <Text color="inkMuted">{props.intro}</Text>
      <PlanFields store={props.store} control={control} kind={watch('kind')} />
      {props.time(control)}
    </Screen>
  );
}
