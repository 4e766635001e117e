package fiji.plugin.neuralstyle.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import fiji.plugin.neuralstyle.network.device.ComputeDevice;
import fiji.plugin.neuralstyle.network.device.DeviceChoice;
import fiji.plugin.neuralstyle.network.device.DeviceShare;
import fiji.plugin.neuralstyle.transfer.ComputeSettings;
import fiji.plugin.neuralstyle.transfer.TransferSettings;

/**
 * Runs a batch on several devices at once, which share its images: of two devices each takes every second one. What
 * stops one device's part, or cancels it, ends all.
 */
public final class SharedBatch {

	private final BatchPlan plan;
	private final Existing existing;
	private final BatchListener listener;
	private final List<ComputeDevice> devices;
	private final Optional<String> message;

	/**
	 * @param existing what to do where a result is there already
	 * @param listener is told of everything, by one thread at a time but not always the same one, and may cancel
	 * @param share of at least one device
	 */
	public SharedBatch(final BatchPlan plan, final Existing existing, final BatchListener listener,
		final DeviceShare share)
	{
		this.plan = plan;
		this.existing = existing;
		this.listener = listener;
		devices = share.devices();
		message = share.message();
	}

	/** Does it, and waits for its end; what goes wrong is in the report, whose outcomes are in the plan's order. */
	public BatchReport run() throws InterruptedException {
		message.ifPresent(listener::notified);
		final SharedListener shared = new SharedListener(listener, plan.jobs().size());
		final ExecutorService workers = Executors.newFixedThreadPool(devices.size());
		try {
			final List<Future<BatchReport>> parts = new ArrayList<>();
			for (int part = 0; part < devices.size(); part++) {
				final BatchPlan jobs = part(part);
				parts.add(workers.submit(() -> shared.watch(new BatchRun(jobs, existing, shared.part(jobs.jobs().size())).run())));
			}
			return merged(parts);
		}
		finally {
			shared.cancel();
			workers.shutdown();
		}
	}

	private BatchPlan part(final int part) {
		final List<BatchJob> jobs = new ArrayList<>();
		for (int i = part; i < plan.jobs().size(); i += devices.size()) {
			jobs.add(on(devices.get(part), plan.jobs().get(i)));
		}
		return new BatchPlan(jobs);
	}

	private static BatchJob on(final ComputeDevice device, final BatchJob job) {
		final TransferSettings settings = job.settings().withCompute(new ComputeSettings(DeviceChoice.parse(device.toString()),
			job.settings().compute().threads(), job.settings().compute().memory()));
		return job.withSettings(settings);
	}

	private BatchReport merged(final List<Future<BatchReport>> parts) throws InterruptedException {
		final BatchOutcome[] outcomes = new BatchOutcome[plan.jobs().size()];
		Optional<String> stop = Optional.empty();
		for (int part = 0; part < parts.size(); part++) {
			final BatchReport report = result(parts.get(part));
			for (int i = 0; i < report.outcomes().size(); i++) {
				outcomes[part + i * parts.size()] = report.outcomes().get(i);
			}
			if (stop.isEmpty()) stop = report.stop();
		}
		return new BatchReport(List.of(outcomes), stop);
	}

	private static BatchReport result(final Future<BatchReport> part) throws InterruptedException {
		try {
			return part.get();
		}
		catch (ExecutionException e) {
			if (e.getCause() instanceof Error error) throw error;
			throw new IllegalStateException("A device's part of the batch failed: " + e.getCause().getMessage(), e.getCause());
		}
	}
}
