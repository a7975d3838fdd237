import {
  sendRequest,
  type TruthFileResponse,
  type TruthResponse,
} from '@miinventario/contracts/client';
import Box from '@mui/material/Box';
import Button from '@mui/material/Button';
import Typography from '@mui/material/Typography';
import { useState } from 'react';
import { useTranslate } from 'react-admin';
import { ActButton } from '../../ui/ActButton';
import { Card } from '../../ui/Card';
import { useFormat } from '../../ui/use-format';
import { useTokens } from '../../ui/use-tokens';
import { BoxList } from './BoxList';
import { FrameCanvas } from './FrameCanvas';
import { drawingOf, framesOf, named, tally, withBoxes, type Drawing } from './annotation.model';

/** Keeps the drawing on the version that was read, and no other. */
function save(
  { id, version }: TruthFileResponse,
  drawing: Drawing,
  reason: string,
): Promise<TruthResponse> {
  return sendRequest<TruthResponse>({
    url: `/api/v1/admin/ground-truth/${encodeURIComponent(id)}/annotations`,
    method: 'PUT',
    headers: { 'Content-Type': 'application/json', 'If-Match': `"${version}"` },
    data: { frames: framesOf(drawing), reason },
  });
}

/** Frame by frame: boxes around packs, and the product in each. */
export function Annotator({ truth }: { readonly truth: TruthFileResponse }) {
  const translate = useTranslate();
  const format = useFormat();
  const color = useTokens();
  const [drawing, setDrawing] = useState(() => drawingOf(truth.frames));
  const [timeMs, setTimeMs] = useState(truth.frames[0]?.timeMs ?? 0);
  const [chosen, setChosen] = useState<number>();
  const frame = truth.frames.find((item) => item.timeMs === timeMs);
  if (!frame) return <Typography>{translate('mi.truth.no_frames')}</Typography>;
  const boxes = drawing.get(timeMs) ?? [];
  const change = (next: typeof boxes): void => setDrawing(withBoxes(drawing, timeMs, next));
  const { boxes: count, nameless } = tally(drawing);
  return (
    <Card
      title={translate('mi.truth.frames')}
      aside={
        <ActButton
          variant="contained"
          label={translate('mi.truth.save')}
          title={translate('mi.truth.save_title')}
          text={translate('mi.truth.save_text', { smart_count: count, nameless })}
          confirm={translate('ra.action.save')}
          done="mi.truth.saved"
          onConfirm={(reason) => save(truth, drawing, reason)}
        />
      }
    >
      <Typography variant="body2" sx={{ color: 'text.secondary', mb: 1.5 }}>
        {translate(truth.isAnnotated ? 'mi.truth.by_people' : 'mi.truth.by_machine')}
      </Typography>
      <Box sx={{ display: 'flex', gap: 1, overflowX: 'auto', pb: 1.5 }}>
        {truth.frames.map((item, index) => (
          <Button
            key={item.timeMs}
            variant={item.timeMs === timeMs ? 'contained' : 'outlined'}
            size="small"
            sx={{ flexShrink: 0 }}
            aria-pressed={item.timeMs === timeMs}
            onClick={() => {
              setTimeMs(item.timeMs);
              setChosen(undefined);
            }}
          >
            {translate('mi.truth.frame', {
              number: index + 1,
              time: format.seconds(item.timeMs),
              boxes: drawing.get(item.timeMs)?.length ?? 0,
            })}
          </Button>
        ))}
      </Box>
      <Box sx={{ display: 'grid', gridTemplateColumns: { xs: '1fr', lg: '1fr 320px' }, gap: 2 }}>
        <FrameCanvas
          key={timeMs}
          imageUrl={frame.imageUrl}
          boxes={boxes}
          chosen={chosen}
          onChoose={setChosen}
          onDraw={(box) => {
            change([...boxes, box]);
            setChosen(boxes.length);
          }}
        />
        <Box sx={{ bgcolor: color.sunken, borderRadius: 2, p: 1.5, alignSelf: 'start' }}>
          <BoxList
            boxes={boxes}
            products={truth.products}
            chosen={chosen}
            onChoose={setChosen}
            onName={(index, productId) => change(named(boxes, index, productId))}
            onRemove={(index) => {
              change(boxes.filter((_box, place) => place !== index));
              setChosen(undefined);
            }}
          />
        </Box>
      </Box>
    </Card>
  );
}
