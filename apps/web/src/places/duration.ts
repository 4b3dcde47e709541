import { useIntl } from "react-intl";

/** Says a number of seconds as a clock does: `6:12`, or `1:02:30` from an hour on. */
export function clockOf(seconds: number): string {
  const whole = Math.max(0, Math.floor(seconds));
  const hours = Math.floor(whole / 3600);
  const minutes = Math.floor((whole % 3600) / 60);
  const rest = String(whole % 60).padStart(2, "0");
  return hours === 0 ? `${minutes}:${rest}` : `${hours}:${String(minutes).padStart(2, "0")}:${rest}`;
}

/** Says a number of seconds in words, to the minute, or to the second below one. */
export function useDuration(): (seconds: number) => string {
  const intl = useIntl();
  return (seconds) => {
    if (seconds < 60) return intl.formatMessage({ id: "time.seconds" }, { seconds });
    const minutes = Math.round(seconds / 60);
    const values = { hours: Math.floor(minutes / 60), minutes: minutes % 60 };
    return intl.formatMessage({ id: values.hours === 0 ? "time.minutes" : "time.hours" }, values);
  };
}
