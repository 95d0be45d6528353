import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { type Finding, ill, nameOf, well } from './finding.ts';

/** CDK's bootstrap must be at least this version for the library in use. */
const BOOTSTRAP = 6;

/** AWS refuses requests that are signed five minutes off. */
const MOST_SKEW = 4 * 60_000;

/**
 * Whether AWS is reached, as whom, whether each region is prepared, and whether this clock is right. The
 * first region is the academy's.
 */
export async function findAccount(regions: string[]): Promise<Finding[]> {
  const [region = ''] = regions;
  const sts = new STSClient({ region });
  let date = Number.NaN;
  sts.middlewareStack.add(
    (next) => async (args) => {
      const result = await next(args);
      const { headers } = result.response as { headers?: Record<string, string> };
      date = Date.parse(headers?.['date'] ?? '');
      return result;
    },
    { step: 'deserialize', name: 'noteDate' },
  );
  try {
    const { Account = '', Arn = '' } = await sts.send(new GetCallerIdentityCommand({}));
    const who = well('Credentials', `${Arn}, ${region}`);
    const prepared = await Promise.all(regions.map((each) => bootstrap(each, Account)));
    return [who, clock(date, Date.now()), ...prepared];
  } catch (error) {
    const cure = 'sign in (aws sso login, or AWS_PROFILE), and look at the network';
    return [ill('Credentials', `AWS does not answer (${nameOf(error)})`, cure)];
  } finally {
    sts.destroy();
  }
}

/** The SDK corrects itself; CloudFormation's own tools do not. */
export function clock(theirs: number, ours: number): Finding {
  if (Number.isNaN(theirs)) return well('Clock', 'not told');
  const seconds = Math.round((ours - theirs) / 1000);
  if (Math.abs(ours - theirs) < MOST_SKEW) return well('Clock', `${Math.abs(seconds)} s off`);
  return ill('Clock', `${seconds} s off`, 'set it: AWS refuses what is signed so late or so early');
}

async function bootstrap(region: string, account: string): Promise<Finding> {
  const client = new CloudFormationClient({ region });
  try {
    const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: 'CDKToolkit' }));
    const outputs = Stacks?.[0]?.Outputs ?? [];
    const version = Number(
      outputs.find(({ OutputKey }) => OutputKey === 'BootstrapVersion')?.OutputValue ?? 0,
    );
    const seen = `${region}, version ${version}`;
    return version >= BOOTSTRAP
      ? well('Bootstrap', seen)
      : ill('Bootstrap', seen, again(account, region));
  } catch {
    return ill('Bootstrap', `${region} is not prepared`, again(account, region));
  } finally {
    client.destroy();
  }
}

function again(account: string, region: string): string {
  return `npx cdk bootstrap aws://${account}/${region}`;
}
