package fiji.plugin.neuralstyle.inspect;

import fiji.plugin.neuralstyle.transfer.Progress;
import fiji.plugin.neuralstyle.transfer.TransferListener;

/**
 * One image's progress as a part of all.
 *
 * @param watcher told of all
 * @param before how many images are done
 * @param images how many there will be, of as many iterations each
 */
record PartOfAll(IterationWatcher watcher, int before, int images) implements TransferListener {

	@Override
	public void iterated(final Progress progress) {
		final int each = progress.iterations() * progress.levels();
		final int here = (progress.level() - 1) * progress.iterations() + progress.iteration();
		watcher.iterated(before * each + here, images * each);
	}

	@Override
	public boolean isCancelled() {
		return watcher.isCancelled();
	}
}
