package fiji.plugin.neuralstyle.transfer;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import fiji.plugin.neuralstyle.image.colour.CovarianceMatch;
import fiji.plugin.neuralstyle.network.EngineMemoryException;
import fiji.plugin.neuralstyle.network.EngineThreads;
import fiji.plugin.neuralstyle.network.FeatureNetwork;
import fiji.plugin.neuralstyle.network.FreeMemory;
import fiji.plugin.neuralstyle.network.LossFunction;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.network.Padding;
import fiji.plugin.neuralstyle.network.Placement;
import fiji.plugin.neuralstyle.network.Pooling;
import fiji.plugin.neuralstyle.network.Precision;
import fiji.plugin.neuralstyle.network.Program;
import fiji.plugin.neuralstyle.network.RgbImage;
import fiji.plugin.neuralstyle.network.Tiling;
import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.transfer.PyramidSettings.Size;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointFile;
import fiji.plugin.neuralstyle.transfer.checkpoint.CheckpointSettings;

/**
 * Optimises an image so that, to a frozen network, it shares its feature maps with one image and its
 * Gram matrices with another, or a mixture of several (L. Gatys, A. Ecker, M. Bethge, "A Neural Algorithm of Artistic Style",
 * 2015), coarse to fine.
 * <p>
 * {@snippet :
 * TransferResult result = new StyleTransfer(BuiltInNetwork.load()).run(
 * 	new TransferRequest(content, style, TransferSettings.DEFAULTS), TransferListener.NONE);
 * }
 */
public final class StyleTransfer {

	private final NetworkWeights weights;

	/** @param weights the network to see with; never changed */
	public StyleTransfer(final NetworkWeights weights) {
		this.weights = weights;
	}

	/**
	 * Runs to the end, or until the listener cancels it. What the engine is doing then on the processor may go on for
	 * some seconds after this has given back the image so far. If Java ends in the middle, this never returns.
	 *
	 * @throws IllegalArgumentException if the network lacks a layer that the settings name, or if there is
	 *           not enough memory for the size asked
	 */
	public TransferResult run(final TransferRequest request, final TransferListener listener) {
		return run(request, listener, Optional.empty());
	}

	/**
	 * The same, going on from a checkpoint of the same run if there is one: same images, settings, network and version of
	 * this program. On a processor the result is then, with as many threads, that of a run without interruption, bit for
	 * bit. A checkpoint that will not do, or cannot be written, is said to the listener and stops no run.
	 *
	 * @param checkpoints where they are kept; delete the last one when the result is safe
	 */
	public TransferResult run(final TransferRequest request, final TransferListener listener,
		final Optional<CheckpointSettings> checkpoints)
	{
		final TransferResult result = new RunThread(new KeptResult(listener)).run(kept -> run(request, kept, checkpoints));
		final Size full = request.settings().pyramid().fullSize(request.content().width(), request.content().height());
		return request.settings().artist().tileable() ? result.resizedAround(full) : result.resized(full);
	}

	private TransferResult run(final TransferRequest request, final KeptResult listener,
		final Optional<CheckpointSettings> checkpoints)
	{
		final TransferSettings asked = request.settings();
		final LossTerms terms = new LossTerms(weights, asked);
		final Pooling pooling = asked.pooling().orElse(weights.pooling());
		final List<Level> askedLevels = levels(request, terms);
		final Size painted = paintedSize(request, terms);
		final Placement placement = Placement.of(asked.compute().device(), asked.precision());
		final Precision precision = placement.precision();
		final TransferSettings settings = asked.withComputation(asked.pooling(), Optional.of(precision));
		final Size full = askedLevels.get(askedLevels.size() - 1).size();
		final long free = FreeMemory.bytes(placement.device());
		final MemoryPlan fresh = MemoryPlan.of(canvas(asked), settings, full, request.mostStylePixels(painted, full), free);
		requireWhole(settings, fresh);
		placement.message().ifPresent(listener::notified);
		final Optional<CheckpointFile> file = checkpoints.map(kept -> new CheckpointFile(kept.file(), RequestKey.of(request,
			settings.withComputation(Optional.of(pooling), settings.precision()), weights, placement.device()))).filter(
				kept -> EarlierRun.mayUse(kept, listener));
		final EarlierRun earlier = EarlierRun.in(file, listener);
		final MemoryPlan memory = earlier.plan(fresh, asked.compute().memory(), free);
		memory.message().ifPresent(listener::notified);
		final List<Level> levels = Level.inPrecision(askedLevels, memory.optimizer().method(), precision);
		final RunWatcher watcher = new RunWatcher(settings.stopping(), levels, listener, file.map(kept -> new RunCheckpoints(kept,
			checkpoints.orElseThrow().interval(), asked.compute().memory(), memory, listener)));
		try (EngineThreads threads = EngineThreads.use(settings.compute().threads());
				FeatureNetwork network = new FeatureNetwork(weights, pooling, precision, new Tiling(memory.tileBytes(),
					listener::isCancelled), placement.device());
				ExactNetwork exact = new ExactNetwork(() -> new FeatureNetwork(weights, pooling, Precision.FLOAT32, new Tiling(
					exactBytes(memory, terms, pooling), listener::isCancelled), placement.device()));
				Program arithmetic = Program.load("optimizer.py", placement.device());
				NDManager manager = network.manager().newSubManager())
		{
			new RegionCheck(network, terms).check(request.regions(), levels.stream().map(Level::size).toList(), listener::notified);
			final Optimizer optimizer = optimizer(memory, arithmetic, settings.artist().averaging());
			final NDArray content = network.upload(manager, request.content());
			final StyleLosses styles = request.styleLosses(painted);
			// Elsewhere no call is long.
			if (placement.device().equals(ComputeDevice.CPU)) listener.begin((image, losses) -> new TransferResult(image, losses,
				StopReason.CANCELLED, watcher.iterations(), watcher.evaluations(), watcher.elapsed(), pooling, precision, placement
					.device(), threads.count()));
			Optional<OptimizerState> left = earlier.state(optimizer, arithmetic, manager);
			left.flatMap(state -> earlier.counts()).ifPresent(watcher::resume);
			NDArray target = left.isPresent() ? left.get().point() : settings.start() == Start.CONTENT ? content : network.upload(manager,
				start(request, levels.get(0).size()));
			Optimizer.Minimum minimum = new Optimizer.Minimum(target, left.map(OptimizerState::losses).orElse(Losses.UNKNOWN),
				StopReason.CANCELLED);
			for (int index = left.isPresent() ? watcher.level() : 0; index < levels.size(); index++) {
				final Size size = levels.get(index).size();
				if (left.isEmpty()) watcher.enterLevel();
				final Painting.Beginning beginning = new Painting.Beginning(target, left);
				final NDArray before = target;
				listener.keepStart(() -> FeatureNetwork.download(before), size.pixels(), minimum.losses());
				try (NDManager level = manager.newSubManager()) {
					final Painting painting = new Painting(request, index, size, level, content, styles, terms, optimizer, watcher);
					minimum = precision == Precision.FLOAT32 || !isOfSums(settings) ? painting.paint(beginning, network) : painting.paint(
						beginning, network, exact);
					if (target != content && target != minimum.x()) target.close();
					target = owned(minimum.x(), manager);
				}
				catch (CancellationException e) {
					// Between two tiles, before there was anything better than what the level began with.
					minimum = new Optimizer.Minimum(target, minimum.losses(), StopReason.CANCELLED);
				}
				catch (EngineMemoryException e) {
					if (minimum.losses() == Losses.UNKNOWN) throw new IllegalStateException(memory.wayOut(size), e);
					minimum = new Optimizer.Minimum(target, minimum.losses(), StopReason.MEMORY);
				}
				if (minimum.reason() == StopReason.MEMORY) listener.notified(memory.wayOut(size) + " The picture so far is kept.");
				if (minimum.reason().endsRun()) break;
				left = Optional.empty();
			}
			final RgbImage image = FeatureNetwork.download(terms.canvas(network).resize(target, full.width(), full.height()));
			return new TransferResult(image, minimum.losses(), minimum.reason(), watcher.iterations(), watcher.evaluations(),
				watcher.elapsed(), pooling, precision, placement.device(), threads.count());
		}
	}

	/** Without edges, the sizes asked for are exceeded by what pooling would cut off; the result is scaled to its own. */
	private static List<Level> levels(final TransferRequest request, final LossTerms terms) {
		final List<Level> asked = Level.of(request.settings(), request.content().width(), request.content().height());
		return request.settings().artist().tileable() ? asked.stream().map(level -> level.roundedUp(terms.stride())).distinct()
			.toList() : asked;
	}

	private static Size paintedSize(final TransferRequest request, final LossTerms terms) {
		final Size asked = request.settings().pyramid().paintedSize(request.content().width(), request.content().height());
		return request.settings().artist().tileable() ? asked.roundedUp(terms.stride()) : asked;
	}

	/** What memory is to be planned for. */
	private NetworkWeights canvas(final TransferSettings settings) {
		return settings.artist().tileable() ? weights.withPadding(Padding.CIRCULAR) : weights;
	}

	private static void requireWhole(final TransferSettings settings, final MemoryPlan memory) {
		if (isOfSums(settings) || !memory.isTiled()) return;
		final String way = settings.pyramid().sharpening() > 0 ? "Set sharpen to 0, or choose" : "Choose a smaller size,";
		throw new IllegalArgumentException("Sliced statistics need the whole image at once, and at this size it would be seen in tiles. " +
			way + " more memory, or gram or wasserstein statistics.");
	}

	/** Else there are no tiles, which the exact network may need as it takes more memory. */
	private static boolean isOfSums(final TransferSettings settings) {
		return settings.artist().statistics().lossKind().isOfSums();
	}

	/** As much as the other network may take, though twice the bits want more; less would not do for a single tile. */
	private long exactBytes(final MemoryPlan memory, final LossTerms terms, final Pooling pooling) {
		return Math.max(memory.networkBytes(), Tiling.leastBytes(weights, terms.layers(), pooling, Precision.FLOAT32));
	}

	private static Optimizer optimizer(final MemoryPlan memory, final Program arithmetic, final double averaging) {
		final OptimizerSettings settings = memory.optimizer();
		return switch (settings.method()) {
			case LBFGS -> new Lbfgs(arithmetic, settings.history(), Box.IMAGE);
			case ADAM -> new Adam(arithmetic, settings.learningRate(), Box.IMAGE, memory.adamStorage(), averaging);
		};
	}

	/** @param size of noise */
	static RgbImage start(final TransferRequest request, final Size size) {
		return switch (request.settings().start()) {
			case CONTENT -> request.content();
			case STYLE -> request.style();
			case NOISE -> ColourNoise.grey(size, request.settings().seed());
			case IMAGE -> request.startImage().orElseThrow();
			case STYLE_STATISTICS -> ColourNoise.like(request.style(), size, request.settings().seed());
			case RECOLOURED -> CovarianceMatch.apply(request.content(), request.style());
		};
	}

	private static NDArray owned(final NDArray array, final NDManager manager) {
		array.attach(manager);
		return array;
	}
}
