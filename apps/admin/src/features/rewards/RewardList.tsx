import {
  ReferralRewardStatus,
  rewardReviewsApprove,
  rewardReviewsReject,
  type StaffRewardResponse,
} from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import { SelectInput, useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Column } from '../../ui/Column';
import { RecordLink } from '../../ui/RecordLink';
import { RecordList } from '../../ui/RecordList';
import { StatusChip } from '../../ui/StatusChip';
import { useFormat } from '../../ui/use-format';

/** Rewards for invitations; those that look odd wait for somebody's word. */
export function RewardList() {
  const translate = useTranslate();
  const format = useFormat();
  const filters = [
    <SelectInput
      key="status"
      source="status"
      label={translate('mi.fields.status')}
      choices={Object.values(ReferralRewardStatus).map((id) => ({
        id,
        name: translate(`mi.status.${id}`),
      }))}
      alwaysOn
      resettable={false}
      sx={{ minWidth: 180 }}
    />,
  ];
  return (
    <RecordList name="rewards" filters={filters} filterDefaults={{ status: 'REVIEW' }}>
      <Column<StaffRewardResponse> name="referrer">
        {(reward) => (
          <RecordLink to="users" id={reward.referrerId}>
            {translate('mi.person')}
          </RecordLink>
        )}
      </Column>
      <Column<StaffRewardResponse> name="referred">
        {(reward) => (
          <RecordLink to="users" id={reward.referredId}>
            {translate('mi.person')}
          </RecordLink>
        )}
      </Column>
      <Column<StaffRewardResponse> name="purchase">
        {(reward) => (
          <RecordLink to="orders" id={reward.orderId}>
            {translate('mi.rewards.order')}
          </RecordLink>
        )}
      </Column>
      <Column<StaffRewardResponse> name="credits" isNumber>
        {(reward) => format.number(reward.credits)}
      </Column>
      <Column<StaffRewardResponse> name="suspicion">
        {({ reviewReason }) =>
          reviewReason === null
            ? null
            : translate(`mi.rewards.${reviewReason}`, { _: reviewReason })
        }
      </Column>
      <Column<StaffRewardResponse> name="status">
        {(reward) => <StatusChip status={reward.status} />}
      </Column>
      <Column<StaffRewardResponse> name="date">
        {(reward) => format.moment(reward.createdAt)}
      </Column>
      <Column<StaffRewardResponse> name="acts">{(reward) => <Decision reward={reward} />}</Column>
    </RecordList>
  );
}

function Decision({ reward }: { readonly reward: StaffRewardResponse }) {
  const translate = useTranslate();
  if (reward.status !== 'REVIEW') return null;
  return (
    <Box sx={{ display: 'flex', gap: 1 }}>
      <ActButton
        variant="contained"
        label={translate('mi.rewards.approve')}
        title={translate('mi.rewards.approve_title')}
        text={translate('mi.rewards.approve_text', { smart_count: reward.credits })}
        confirm={translate('mi.rewards.approve')}
        onConfirm={(reason) => rewardReviewsApprove(reward.id, { reason })}
      />
      <ActButton
        isGrave
        label={translate('mi.rewards.reject')}
        title={translate('mi.rewards.reject_title')}
        text={translate('mi.rewards.reject_text')}
        confirm={translate('mi.rewards.reject')}
        onConfirm={(reason) => rewardReviewsReject(reward.id, { reason })}
      />
    </Box>
  );
}
