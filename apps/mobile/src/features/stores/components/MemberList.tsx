import { useTranslation } from 'react-i18next';

import { toFailure } from '../../../lib/api/failure';
import type { Store } from '../../../lib/api/types';
import { useAppNavigation } from '../../../lib/navigation/routes';
import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Skeleton } from '../../../ui/Skeleton';
import { FailureState } from '../../shared/FailureState';
import { useScopesText } from '../use-scopes-text';
import { useMembers } from '../team.queries';

/** Who works in the shop, and as what. */
export function MemberList({ store }: { store: Store }) {
  const { t } = useTranslation();
  const navigation = useAppNavigation();
  const scopesText = useScopesText();
  const members = useMembers(store.id, true);
  if (members.data === undefined) {
    if (!members.isError) return <Skeleton height={140} />;
    return (
      <FailureState failure={toFailure(members.error)} onRetry={() => void members.refetch()} />
    );
  }
  return (
    <ListGroup title={t('team.members')} testID="store-members">
      {members.data.items.map((member, index) => (
        <ListRow
          key={member.userId}
          testID={`member-${index}`}
          icon="user"
          title={member.name}
          detail={member.role === 'OWNER' ? t('team.role.OWNER') : scopesText(member.scopes)}
          onPress={
            member.role === 'OWNER'
              ? undefined
              : () => navigation.navigate('Member', { storeId: store.id, userId: member.userId })
          }
        />
      ))}
    </ListGroup>
  );
}
