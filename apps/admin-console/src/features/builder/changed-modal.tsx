import type { ReactNode } from 'react';
import type { CampaignDetail } from '@qoa/shared/protocol';
import { Modal } from '../../platform/modal.tsx';
import { ChangedMeanwhile } from '../campaign-life/index.ts';
import { useBuilderWords, useBuilding } from './builder-context.tsx';

/** Somebody else saved the same campaign meanwhile. It shows what they did; what to do is the person's choice, and nothing is lost by either. */
export const ChangedModal = ({ theirs, since, onOver, onTheirs, onClose }: { readonly theirs: CampaignDetail; readonly since: number; readonly onOver: () => void; readonly onTheirs: () => void; readonly onClose: () => void }): ReactNode => {
  const { b } = useBuilderWords();
  const { parts } = useBuilding();
  return (
    <Modal title={b.changedTitle} onClose={onClose}>
      <p>{b.changedBody}</p>
      <ChangedMeanwhile detail={theirs} parts={parts} since={since} />
      <div className="modal-actions">
        <button type="button" onClick={onTheirs}>{b.changedTheirs}</button>
        <button type="button" className="main" onClick={onOver}>{b.changedOver}</button>
      </div>
    </Modal>
  );
};
