package fiji.plugin.neuralstyle.reproduce;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import fiji.plugin.neuralstyle.StyleTransferJob;
import fiji.plugin.neuralstyle.Texture;
import fiji.plugin.neuralstyle.Version;
import fiji.plugin.neuralstyle.network.NetworkWeights;
import fiji.plugin.neuralstyle.preset.ResultRecord;
import fiji.plugin.neuralstyle.transfer.StopReason;

/**
 * How to make a result again.
 *
 * @param result what it says of itself
 */
public record Recipe(ResultRecord result) {

	private static final String SOFTWARE = "software";
	private static final String NETWORK_SHA = "networkSha256";
	private static final String CPU = "cpu";

	/** Settings as they were asked for, and the line of what they came to. */
	private static final Map<String, String> USED = Map.of("device", "usedDevice", "threads", "usedThreads", "precision",
		"usedPrecision", "pooling", "usedPooling", "slices", "contentSlices");

	/** Further styles have numbers from 2. */
	private static final Pattern MORE_STYLES = Pattern.compile("style(\\d+)(Sha256|Selection)");

	/** How several styles mix, and how a mask's regions meet; only where there are several, or a mask. */
	private static final List<String> MIXING = List.of("styleWeights", "styleBlend", "maskFeather", "background");

	/** Lines of the images, and what they are about. */
	private static final Map<String, String> IMAGES = Map.of("contentSha256", "content image", "styleSha256", "style image",
		"startImageSha256", "image to start from", "contentSelection", "selection on the content", "styleSelection",
		"selection on the style");

	/** The title of an image that it was made of: {@code content}, {@code style} or {@code startImage}. */
	public Optional<String> title(final String role) {
		return result.line(role);
	}

	/** Whether it was made of a style alone. */
	public boolean isTexture() {
		return title("content").filter(Texture.TITLE::equals).isPresent() && result.line("contentWeight").filter("0.0"::equals)
			.isPresent();
	}

	/** The titles of the styles from the second on, in turn; none where there is but one. */
	public List<String> moreStyles() {
		return IntStream.iterate(2, i -> i + 1).mapToObj(i -> title("style" + i)).takeWhile(Optional::isPresent).map(
			Optional::get).toList();
	}

	/** The titles of a mask's further styles, in turn; none without a mask. */
	public List<String> maskStyles() {
		return result.line("maskStyles").map(titles -> List.of(titles.split(";"))).orElse(List.of());
	}

	/** Every setting, the network among them, under the names of the command's inputs. What was left to the program is as it chose. */
	public Map<String, String> settings() {
		final Map<String, String> settings = new LinkedHashMap<>(result.settings());
		Stream.concat(Stream.of("slices", "device", "threads", "memory"), MIXING.stream()).forEach(name -> result.line(name)
			.ifPresent(text -> settings.put(name, text)));
		USED.forEach((name, used) -> result.line(used).ifPresent(text -> settings.put(name, text)));
		return settings;
	}

	/**
	 * What keeps a run from giving the same pixels, as sentences; none if nothing is known of.
	 *
	 * @param job the run
	 * @param weights its network
	 * @throws IllegalArgumentException if an image will not do
	 */
	public List<String> doubts(final StyleTransferJob job, final NetworkWeights weights) {
		final List<String> doubts = new ArrayList<>();
		final String software = "Neural Style Transfer " + Version.text();
		result.line(SOFTWARE).filter(text -> !text.equals(software)).ifPresent(text -> doubts.add("It was made by " + text +
			", and this is " + software + ": another version may compute otherwise."));
		result.line("usedDevice").filter(text -> !text.equals(CPU)).ifPresent(text -> doubts.add("It was computed on " + text +
			": another GPU, or the processor, rounds otherwise."));
		result.line("stopped").filter(Recipe::hangsOnTime).ifPresent(text -> doubts.add("It ended early (" + text +
			"), at a moment that no other run ends at."));
		if (!result.line(NETWORK_SHA).equals(Optional.of(weights.sha256()))) doubts.add("The network \"" + job.network() +
			"\" is not the one that it was made with.");
		final Map<String, String> now = job.inputs();
		final Map<String, String> lines = new TreeMap<>(IMAGES);
		result.lines().keySet().forEach(line -> moreStyle(line).ifPresent(what -> lines.put(line, what)));
		lines.forEach((line, what) -> {
			final Optional<String> was = result.line(line);
			final Optional<String> is = Optional.ofNullable(now.get(line));
			if (!was.equals(is)) doubts.add(difference(what, line, was, is));
		});
		return doubts;
	}

	private static Optional<String> moreStyle(final String line) {
		final Matcher style = MORE_STYLES.matcher(line);
		if (!style.matches()) return Optional.empty();
		return Optional.of((style.group(2).equals("Selection") ? "selection on style " : "style image ") + style.group(1));
	}

	private static String difference(final String what, final String line, final Optional<String> was,
		final Optional<String> is)
	{
		if (line.endsWith("Sha256")) return was.isEmpty() ? "It does not say which pixels its " + what + " had." : "The " + what +
			" has other pixels than the one that it was made of.";
		return "The " + what + " was " + was.orElse("none") + ", and is " + is.orElse("none") + ".";
	}

	private static boolean hangsOnTime(final String reason) {
		return List.of(StopReason.CANCELLED, StopReason.TIME, StopReason.MEMORY).stream().anyMatch(stop -> stop.toString().equals(
			reason));
	}
}
