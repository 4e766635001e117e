package fiji.plugin.neuralstyle.batch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

import fiji.plugin.neuralstyle.SettingsText;
import fiji.plugin.neuralstyle.image.ImageFiles;
import fiji.plugin.neuralstyle.image.ResultImage;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.transfer.StopReason;

/**
 * A result that is there already and stays.
 *
 * @param reason why it stays
 * @param loss its total loss, if it was looked for
 */
record EarlierResult(String reason, OptionalDouble loss) {

	private static final String NETWORK = "networkSha256";
	private static final String LOSS = "lossTotal";
	private static final String MASK = "mask";
	private static final String STOPPED = "stopped";

	/**
	 * Looks for a job's result.
	 *
	 * @return empty if there is none, or one that is to be made anew
	 * @throws IOException if there is one that cannot be read
	 */
	static Optional<EarlierResult> of(final BatchJob job, final Existing existing, final NetworkWeights weights)
		throws IOException
	{
		if (existing == Existing.REPLACE || !Files.isRegularFile(job.output())) return Optional.empty();
		if (existing == Existing.SKIP) return Optional.of(new EarlierResult("it is there already", OptionalDouble.empty()));
		final Map<String, String> said = said(job);
		if (!said.containsKey(NETWORK)) {
			return Optional.of(new EarlierResult("a file is there that does not say how it was made", OptionalDouble.empty()));
		}
		final boolean whole = !StopReason.CANCELLED.toString().equals(said.get(STOPPED));
		final boolean sameRegions = said.containsKey(MASK) == job.mask().isPresent();
		if (!whole || !sameRegions || !said.entrySet().containsAll(wanted(job, weights).entrySet())) return Optional.empty();
		return Optional.of(new EarlierResult("it is there already, made with these settings", loss(said)));
	}

	private static Map<String, String> said(final BatchJob job) throws IOException {
		try {
			return ResultImage.info(ImageFiles.read(job.output()));
		}
		catch (IOException e) {
			throw new IOException("The result that is there already cannot be read. Delete it, or replace what exists. " + e
				.getMessage(), e);
		}
	}

	private static Map<String, String> wanted(final BatchJob job, final NetworkWeights weights) {
		final Map<String, String> wanted = new LinkedHashMap<>(SettingsText.lines(job.settings()));
		wanted.putAll(SettingsText.lines(job.images()));
		job.mask().ifPresent(mask -> wanted.putAll(mask.lines(job.content().getFileName().toString())));
		wanted.put("content", job.content().getFileName().toString());
		wanted.put("style", job.style().title());
		wanted.put(NETWORK, weights.sha256());
		return wanted;
	}

	private static OptionalDouble loss(final Map<String, String> said) {
		try {
			return OptionalDouble.of(Double.parseDouble(said.getOrDefault(LOSS, "")));
		}
		catch (NumberFormatException e) {
			// Nothing but the table's column hangs on it.
			return OptionalDouble.empty();
		}
	}
}
