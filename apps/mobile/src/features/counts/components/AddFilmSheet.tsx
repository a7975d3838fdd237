import { useTranslation } from 'react-i18next';

import { ListGroup } from '../../../ui/ListGroup';
import { ListRow } from '../../../ui/ListRow';
import { Sheet } from '../../../ui/Sheet';
import { Text } from '../../../ui/Text';
import { useSessions } from '../../home/home.queries';
import { useDateText } from '../../shared/use-date-text';

export interface AddFilmSheetProps {
  storeId: string;
  isOpen: boolean;
  onClose: () => void;
  onAdd: (sessionId: string) => void;
}

/** Films that were made before the count and belong to no other. */
export function AddFilmSheet({ storeId, isOpen, onClose, onAdd }: AddFilmSheetProps) {
  const { t } = useTranslation();
  const dateText = useDateText();
  const sessions = useSessions(storeId).data?.items ?? [];
  const free = sessions.filter(
    ({ status, countId, snapshotId }) =>
      status === 'READY' && countId === null && snapshotId === null,
  );
  return (
    <Sheet isOpen={isOpen} title={t('counts.addFilm')} close={t('common.cancel')} onClose={onClose}>
      {free.length === 0 ? (
        <Text color="inkMuted">{t('counts.noFreeFilms')}</Text>
      ) : (
        <ListGroup>
          {free.map((session, index) => (
            <ListRow
              key={session.id}
              testID={`free-film-${index}`}
              icon="film"
              title={t('report.units', { count: session.totals?.units ?? 0 })}
              detail={dateText(session.createdAt)}
              onPress={() => onAdd(session.id)}
            />
          ))}
        </ListGroup>
      )}
    </Sheet>
  );
}
