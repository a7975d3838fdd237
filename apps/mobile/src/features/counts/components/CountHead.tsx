import { useTranslation } from 'react-i18next';
import { StyleSheet } from 'react-native';

import type { Store } from '../../../lib/api/types';
import { Banner } from '../../../ui/Banner';
import { Card } from '../../../ui/Card';
import { FactRow } from '../../../ui/FactRow';
import { Tag } from '../../../ui/Tag';
import { space } from '../../../ui/theme/tokens';
import { useDateText } from '../../shared/use-date-text';
import { can } from '../../stores/scopes.model';
import { useMembers } from '../../stores/team.queries';
import { statusTones } from '../count.model';
import type { CountDetail } from '../counts.calls';
import { useScopeText } from '../use-plan-text';

/** How far the count is, what it is about, who makes it, and why it came back. */
export function CountHead({ store, count }: { store: Store; count: CountDetail }) {
  const { t } = useTranslation();
  const dateText = useDateText();
  const scopeText = useScopeText();
  const members = useMembers(store.id, can(store, 'team:manage')).data?.items ?? [];
  const assignee = members.find(({ userId }) => userId === count.assignedTo);
  const isBack = count.status === 'OPEN' || count.status === 'REOPENED';
  return (
    <>
      <Card style={styles.card}>
        <Tag
          testID="count-status"
          tone={statusTones[count.status]}
          label={t(`counts.status.${count.status}`)}
        />
        <FactRow label={t('counts.what')} value={scopeText(count)} />
        {assignee !== undefined && <FactRow label={t('counts.assignee')} value={assignee.name} />}
        {count.dueAt !== null && <FactRow label={t('counts.due')} value={dateText(count.dueAt)} />}
        {count.confirmedAt !== null && (
          <FactRow label={t('review.confirmed')} value={dateText(count.confirmedAt)} />
        )}
      </Card>
      {count.reason !== null && isBack && (
        <Banner
          testID="count-reason"
          tone="warning"
          title={t('counts.cameBack')}
          message={count.reason}
        />
      )}
      {count.blind && isBack && <Banner tone="info" icon="eye-off" message={t('counts.isBlind')} />}
      {count.status === 'IN_REVIEW' && count.needsApproval && store.role !== 'OWNER' && (
        <Banner
          testID="count-waits"
          tone="info"
          icon="hourglass"
          message={t('counts.waitsForOwner')}
        />
      )}
    </>
  );
}

const styles = StyleSheet.create({ card: { gap: space.sm } });
