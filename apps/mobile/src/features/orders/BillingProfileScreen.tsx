import { zodResolver } from '@hookform/resolvers/zod';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { Controller, useForm } from 'react-hook-form';
import { useTranslation } from 'react-i18next';

import { useCalls } from '../../lib/api/api.context';
import { toFailure } from '../../lib/api/failure';
import { useAppNavigation } from '../../lib/navigation/routes';
import { Banner } from '../../ui/Banner';
import { Button } from '../../ui/Button';
import { Screen } from '../../ui/Screen';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { Skeleton } from '../../ui/Skeleton';
import { Text } from '../../ui/Text';
import { FailureBanner } from '../shared/FailureBanner';
import { FailureState } from '../shared/FailureState';
import { paymentKeys } from '../shared/keys';
import { paymentCalls, type BillingProfile } from '../shared/payments.calls';
import {
  billingProfileOf,
  billingSchema,
  cfdiUses,
  emptyBilling,
  regimens,
  type BillingForm,
} from './billing.model';
import { BillingField } from './components/BillingField';
import { CodePicker } from './components/CodePicker';

/** Nobody has a profile before they make one: that "missing" is an empty form, not a fault. */
function useBillingProfile() {
  const calls = useCalls(paymentCalls);
  return useQuery({
    queryKey: paymentKeys.billing(),
    queryFn: async (): Promise<BillingProfile | null> => {
      try {
        return await calls.getBillingProfile();
      } catch (error) {
        const failure = toFailure(error);
        if (failure.kind === 'rejected' && failure.status === 404) return null;
        throw error;
      }
    },
  });
}

export function BillingProfileScreen() {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const calls = useCalls(paymentCalls);
  const queryClient = useQueryClient();
  const profile = useBillingProfile();
  const save = useMutation({
    mutationFn: (form: BillingForm) => calls.saveBillingProfile(billingProfileOf(form)),
    onSuccess: (saved) => queryClient.setQueryData(paymentKeys.billing(), saved),
  });
  const { control, handleSubmit, reset } = useForm<BillingForm>({
    resolver: zodResolver(billingSchema),
    defaultValues: emptyBilling,
  });
  const known = profile.data;
  useEffect(() => {
    if (known !== undefined) reset(known ?? emptyBilling);
  }, [known, reset]);
  const submit = handleSubmit((form) => save.mutate(form));
  return (
    <Screen
      testID="billing-screen"
      header={
        <ScreenHeader
          title={t('billing.title')}
          back={{ label: t('common.back'), onPress: () => navigation.goBack() }}
        />
      }
      footer={
        profile.data === undefined ? undefined : (
          <>
            {save.isSuccess && <Banner tone="success" message={t('billing.saved')} />}
            <FailureBanner error={save.error} testID="billing-error" />
            <Button
              testID="billing-submit"
              label={t('billing.save')}
              size="large"
              busy={save.isPending}
              onPress={() => void submit()}
            />
          </>
        )
      }
    >
      <Text color="inkMuted">{t('billing.intro')}</Text>
      {profile.data === undefined ? (
        profile.isError ? (
          <FailureState failure={toFailure(profile.error)} onRetry={() => void profile.refetch()} />
        ) : (
          <>
            <Skeleton height={78} />
            <Skeleton height={78} />
            <Skeleton height={78} />
          </>
        )
      ) : (
        <>
          <BillingField control={control} name="rfc" />
          <BillingField control={control} name="legalName" />
          <BillingField control={control} name="postcode" />
          <BillingField control={control} name="email" />
          <Controller
            control={control}
            name="regimen"
            render={({ field }) => (
              <CodePicker
                kind="regimen"
                codes={regimens}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
          <Controller
            control={control}
            name="cfdiUse"
            render={({ field }) => (
              <CodePicker
                kind="cfdiUse"
                codes={cfdiUses}
                value={field.value}
                onChange={field.onChange}
              />
            )}
          />
        </>
      )}
    </Screen>
  );
}
