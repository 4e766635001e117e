package fiji.plugin.neuralstyle.weights.download;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * How far a download is.
 *
 * @param bytes that are here
 * @param total of them, where it is known
 * @param bytesPerSecond of late; 0 where it is not known yet
 */
public record DownloadProgress(long bytes, OptionalLong total, double bytesPerSecond) {

	private static final double MEGA = 1e6;

	/** From 0 to 1; 0 where the total is not known. */
	public double fraction() {
		return total.isEmpty() || total.getAsLong() == 0 ? 0 : Math.min(1, bytes / (double) total.getAsLong());
	}

	/** Time left at this speed; zero where it is not known. */
	public Duration timeLeft() {
		if (total.isEmpty() || bytesPerSecond <= 0) return Duration.ZERO;
		return Duration.ofMillis(Math.round(1000 * Math.max(0, total.getAsLong() - bytes) / bytesPerSecond));
	}

	/** For people: {@code 12.3 of 80.1 MB, 4.5 MB/s, 15 s left}. */
	@Override
	public String toString() {
		final StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%.1f", bytes / MEGA));
		total.ifPresent(all -> text.append(String.format(Locale.ROOT, " of %.1f", all / MEGA)));
		text.append(" MB");
		if (bytesPerSecond > 0) text.append(String.format(Locale.ROOT, ", %.1f MB/s", bytesPerSecond / MEGA));
		if (!timeLeft().isZero()) text.append(", ").append(timeLeft().toSeconds() + 1).append(" s left");
		return text.toString();
	}
}
